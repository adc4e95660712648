export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      orders: {
        Row: {
          amount: number | null
          customer_id: string
          double: number | null
          id: number
          note: string | null
          number: number
          parent: number | null
          status: Database["shop"]["Enums"]["status"]
          valid: boolean | null
        }
        Insert: {
          amount?: number | null
          customer_id: string
          double?: number | null
          id?: never
          note?: string | null
          number?: number
          parent?: number | null
          status?: Database["shop"]["Enums"]["status"]
          valid?: boolean | null
        }
        Update: {
          amount?: number | null
          customer_id?: string
          double?: number | null
          id?: never
          note?: string | null
          number?: number
          parent?: number | null
          status?: Database["shop"]["Enums"]["status"]
          valid?: boolean | null
        }
        Relationships: [
          {
            foreignKeyName: "orders_customer_id_fkey"
            columns: ["customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "orders_parent_fkey"
            columns: ["parent"]
            isOneToOne: false
            referencedRelation: "orders"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      big: {
        Row: {
          amount: number | null
          id: number | null
          Name: string | null
        }
        Relationships: []
      }
      summary: {
        Row: {
          n: number | null
          status: Database["shop"]["Enums"]["status"] | null
        }
        Relationships: []
      }
    }
    Functions: {
      list_orders: { Args: never; Returns: { id: number; amount: number }[] }
      total: { Args: { customer: string; since?: string }; Returns: number }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      pair: {
        a: number | null
        b: string | null
      }
    }
  }
}
